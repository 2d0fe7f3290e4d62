"""Names and ids that try to be something else: markup, a command, a keyword, an end of what they stand in."""

from __future__ import annotations

NAMES = {
    "markup": "</script><img src=x onerror=alert(1)>",
    "svg": "</text></g><script>alert(1)</script>",
    "style": "</style><svg onload=alert(1)>",
    "entities": "&lt;b&gt; &amp; &#60; &nosuch; #60; #quot;",
    "quotes": '"double" \'single\' `back` “curly” \\"',
    "port": "a:b:c",
    "keyword": "node",
    "escapes": "\\N \\l \\r \\n \\G \\E \\T \\L",
    "backslash": "ends in \\",
    "backslashes": "\\\\\\",
    "cdata": "]]> <![CDATA[ x ]]> --> <!-- -->",
    "formula": "=cmd|' /C calc'!A0",
    "ansi": "\x1b[31mred\x1b[0m\x07",
    "lines": "one\ntwo\r\nthree\u2028four",
    "tab": "a\tb",
    "right to left": "מועצה \u202egnp.exe العربية",
    "emoji": "Council 🏛️ 👩‍👩‍👧 ✅",
    "long": "word " * 48,
    "long word": "w" * 240,
    "mermaid": 'end ["x"] --> b2; click b1 "javascript:alert(1)" %%{init: {}}%% subgraph ~~~ @{ shape: x }',
    "html label": "<b>bold</b><BR/><TABLE>",
    "format": "%s {0} {name} $1 ${x} <%= x %>",
    "unseen": "\u200b\u00ad",
    "blank": "\u2800",
    "null": "�",
}
IDS = [
    "</script><img src=x onerror=alert(1)>", '"', "'", "a:b", "a:b:c", "node", "edge", "graph", "digraph", "subgraph",
    "strict", "cluster_0", "cluster", "body0", "text 1", "\\N", "\\", "a\\", "a\\\\", 'a\\"', "]]>", "=cmd()",
    "__proto__", "constructor", "../x", "con", "{", "}", "[", "]", ";", "->", "--", "//", "/*", "#", "<", ">", "<b>", "&",
    "&amp;", "a b", " a", "%", "%20", "e\u0301", "מ", "🏛️", "-1", "0x1", ".5", "a-b-c", "relation-a", "x" * 240,
]  # fmt: skip
