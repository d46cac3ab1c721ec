"""Reads calendar files with icalendar and compares them with what stands in the JSON file beside each.

    python3 tests/ical/check.py FOLDER
"""

import json
import pathlib
import sys
from datetime import datetime, timedelta

from icalendar import Calendar


def time(value):
    """A date, a floating time, or an instant in UTC, as ISO 8601."""
    if value is None:
        return ""
    moment = value.dt
    if not isinstance(moment, datetime):
        return moment.isoformat()
    if moment.tzinfo is None:
        return moment.isoformat()
    if moment.utcoffset() != timedelta(0):
        return f"{moment.isoformat()} is not UTC"
    return moment.replace(tzinfo=None).isoformat() + "Z"


def main(folder):
    wrong, events = [], 0
    files = sorted(pathlib.Path(folder).glob("*.ics"))
    for path in files:
        expected = json.loads(path.with_suffix(".json").read_text("utf-8"))

        def compare(what, found, wanted):
            if found != wanted:
                wrong.append(f"{path.name} {what}: {found!r} is not {wanted!r}")

        text = path.read_bytes()
        for number, line in enumerate(text.split(b"\r\n")):
            # A fold inside a character would show here.
            line.decode("utf-8")
            if len(line) > 75:
                compare(f"line {number}", len(line), "at most 75")
        calendar = Calendar.from_ical(text)
        compare("errors", calendar.errors, [])
        compare("version", calendar.get("VERSION"), "2.0")
        compare("name", str(calendar.get("X-WR-CALNAME", "")), expected["name"])
        compare("name", str(calendar.get("NAME", "")), expected["name"])
        found = calendar.walk("VEVENT")
        compare("events", len(found), len(expected["events"]))
        for number, (event, wanted) in enumerate(zip(found, expected["events"])):
            compare(f"{number} errors", event.errors, [])
            categories = event.get("CATEGORIES")
            read = {
                "uid": str(event.get("UID", "")),
                "start": time(event.get("DTSTART")),
                "end": time(event.get("DTEND")),
                "stamp": time(event.get("DTSTAMP")),
                "modified": time(event.get("LAST-MODIFIED")),
                "sequence": str(event.get("SEQUENCE")),
                "summary": str(event.get("SUMMARY", "")),
                "description": str(event.get("DESCRIPTION", "")),
                "location": str(event.get("LOCATION", "")),
                "url": str(event.get("URL", "")),
                "categories": "\0".join(str(name) for name in categories.cats) if categories else "",
                "status": str(event.get("STATUS")),
            }
            for key, value in wanted.items():
                compare(f"{number} {key}", read[key], value)
            events += 1
    for line in wrong[:20]:
        print(line, file=sys.stderr)
    print(f"{events} events in {len(files)} files, {len(wrong)} differences")
    return 1 if wrong or not files else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
