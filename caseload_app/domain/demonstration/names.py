"""Invented names for the made-up team: no real person, family or place.

First names are common ones of many languages; surnames are put together from two parts that
no real surname has, so that a name here can never be mistaken for somebody's.
"""

from __future__ import annotations

from random import Random


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_GIRLS = _words(
    "Abeni Adaeze Aisha Alina Amara Amelia Amina Anouk Anya Aoife Asha Aurelia Ayla Beatrix "
    "Bronwen Carys Chidera Clara Daria Delphine Ebony Edith Eilidh Elif Eliza Esme Esther Farah "
    "Fatou Flora Freya Gwen Halima Hana Hazel Iffat Imani Ines Iris Isla Ivy Jasmin Juno Kavita "
    "Keira Kezia Lacey Layla Leona Lilja Lola Lucia Mabel Maeve Maja Maryam Mei Meera Mina "
    "Molly Nadia Naledi Nia Niamh Noor Orla Paige Petra Poppy Priya Rania Rhian Rosa Ruby Saba "
    "Safiya Sana Saskia Shanice Sienna Skye Sofia Suki Tamsin Tegan Thea Yasmin Zahra Zofia Zuri"
)

_BOYS = _words(
    "Aaron Abel Adil Aled Alfie Amir Andrei Arjun Arlo Arthur Ashton Bilal Brandon Callum "
    "Casper Chike Cian Connor Dafydd Dexter Dylan Eben Eli Emeka Emrys Ethan Ezra Farid Felix "
    "Finley Gareth George Hamza Harvey Hassan Hugo Ibrahim Idris Isaac Ishaan Ivan Jago Jamal "
    "Jaxon Jonah Joel Kacper Kai Kamran Kian Kofi Kwame Leon Liam Logan Luca Lukas Malik Marlon "
    "Mason Mateo Milan Musa Nathan Nikhil Noah Obi Omar Oscar Owen Patryk Quinn Rafe Rahul Reece "
    "Reuben Rhys Rohan Rory Samir Sol Stefan Tariq Tayo Teddy Theo Tobi Tyler Umar Yusuf Zane"
)

_SURNAME_HEADS = _words(
    "Amber Ander Bara Beck Birch Bram Cala Chima Copper Dapple Dara Elder Eskel Fern Fiann "
    "Garra Gorse Hala Harrow Ibi Ilka Juniper Kara Kestrel Kiri Larch Lumo Mala Marrow Mbali "
    "Nara Nettle Oko Olu Pana Pebble Quill Rahma Rook Rowan Saffa Sedge Silva Tamar Tansy "
    "Thistle Tola Umber Vara Velo Willow Yarrow Zari Zeno"
)

_SURNAME_TAILS = _words(
    "bannock button cobble feather fennick gossan kettle lantern larkin lintel marble mallory "
    "nimbus pendle quiver rushel saddle sorrel spindle tarrow thimble tumbrel vander whistle "
    "wicket winnow"
)


def first_name(random: Random) -> tuple[str, str]:
    """Draw a first name and the sex a case system would show beside it."""
    if random.random() < 0.5:
        return random.choice(_GIRLS), "Female"
    return random.choice(_BOYS), "Male"


def surname(random: Random) -> str:
    """Draw an invented surname."""
    return random.choice(_SURNAME_HEADS) + random.choice(_SURNAME_TAILS)


def full_names(random: Random, count: int) -> list[str]:
    """Draw that many full names, no two alike."""
    names: dict[str, None] = {}
    while len(names) < count:
        names[f"{first_name(random)[0]} {surname(random)}"] = None
    return list(names)
