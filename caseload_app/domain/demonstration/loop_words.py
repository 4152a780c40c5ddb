"""What the made-up team writes in its records: invented sentences, fit for a demonstration."""

from __future__ import annotations

from caseload_app.domain.records import Plan

WELLBEING = (
    "Steady. The two court weeks were hard; sleeping better since.",
    "Tired after a run of duty days. A quiet week is kept free next month.",
    "Well, and glad of the group sessions.",
    "Worried about the handover of two families; we went through them together.",
)
WORKLOAD = (
    "Full but held. No new case before the next session.",
    "Too much travel. Two visits can be joined on a Wednesday.",
    "Has room for one family after the step-down on Friday.",
)
LEARNING = (
    "Court skills course booked. Shadowed a review conference.",
    "Read the practice note on chronologies; will lead it in the group.",
    "Asked for training on working with fathers.",
)
REFLECTION = (
    "Looked at one home visit together: what was asked, and what was not.",
    "What we assumed about the mother's silence, and what else it could mean.",
    "How a decision was explained to a child of nine, in their words.",
)
ORGANISATION = ("New duty rota from next month.", "The team moves floor in spring.", "")
LIFE_NOW = {
    Plan.CP: "Goes to school hungry some days. Feels safe with the aunt, less so at weekends.",
    Plan.CIN: "Shares a room with two brothers. Likes the breakfast club and says so.",
    Plan.CLA: "Settled with the carers and has a friend next door. Misses the dog.",
    Plan.ASSESSMENT: "Quiet at home, talkative in class. Wants the arguing to stop.",
    Plan.CARE_LEAVER: "Lives alone since summer. Cooks, and finds the evenings long.",
    Plan.OTHER: "Calls the carers by their first names and sleeps through the night.",
}
CHANGED = (
    "Attendance is up. The father has moved out.",
    "Nothing that would last: two good weeks and one bad one.",
    "The house is warmer and there is a routine at bedtime.",
    "A missed appointment and a short call from school.",
)
WHY = (
    "The grandmother helps on four days, and the worker is trusted now.",
    "Money was short after the move; the mother drinks when she is alone.",
    "The plan asks much of one parent and little of the other.",
)
HYPOTHESIS = (
    "When the mother is not alone, the children are safe. We would see that on a weekend visit.",
    "The father's new flat may hide how little has changed.",
    "It is not will but strength that is missing; more practical help would show it.",
)
ALTERNATIVES = (
    "Going back to conference now; too early to tell.",
    "Closing; the change is not old enough.",
    "More visits; the family would see more of us and no more help.",
)
CARRIED_BECAUSE = (
    "School was shut in half-term",
    "No answer to two calls",
    "Crisis in another family that week",
    "Waiting for the health visitor",
)
FINDINGS = (
    ("Child's voice", "The child's own words are on every visit", True, ""),
    ("Child's voice", "Wishes are told by adults only", False, "See the child alone and write it"),
    ("Plan", "The plan has no dates", False, "Date the plan with the family"),
    ("Plan", "The plan is short and clear", True, ""),
    ("Chronology", "The chronology ends a year ago", False, "Bring the chronology up to date"),
    ("Management oversight", "Decisions have no reasons", False, "Write the reason beside each"),
    ("Management oversight", "The manager's footprint is on the file monthly", True, ""),
    ("Working with partners", "Health was not at the last two meetings", False, "Ask health in"),
)
SUMMARIES = (
    "Good work with the family; the file is behind it.",
    "Purposeful visits, and a plan that can be followed.",
    "The child is hard to find in this file.",
)
CHALLENGES = (
    ("IRO dispute", "The care plan was not filed before the review", "The reviewing officer"),
    ("Challenge to a partner", "No health report for the conference", "Health"),
    ("Escalation within the service", "No decision on the placement panel's date", "The service"),
    ("IRO dispute", "Life story work has not begun", "The reviewing officer"),
)
EVIDENCE = "Written answer on the file"
COVER_BECAUSE = "The team manager is on a course"
