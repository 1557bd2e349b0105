"""Contents of papers to compare, with only what the comparison reads."""


def section(key, heading="", html="", **more):
    row = {"key": key, "level": 1, "heading": heading, "html": html, "slot": "", "audience": "parties"}
    return row | more


def content(*sections, title="Riktlinjer", kind="plain", facts=None, signatories=(), **frame):
    return {
        "schema": 1,
        "kind": kind,
        "language": "sv",
        "frame": {
            "type_label": "Riktlinjer",
            "title": title,
            "dated_on": None,
            "place": "",
            "owner": {"name": "Lindhaga kommun", "letterhead": {"logo": None}},
            "parties": [{"name": "Lindhaga kommun", "kind": "municipality", "logo": None}],
            "numbers": [],
            "final": None,
            "secrecy": None,
            **frame,
        },
        "sections": list(sections),
        "signatories": list(signatories),
        "facts": facts or {},
    }
