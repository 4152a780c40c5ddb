"""What the supervision pages are made of: schedule, record, promises, audits."""
