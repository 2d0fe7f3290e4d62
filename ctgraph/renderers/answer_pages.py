"""The answers to questions as pages of blocks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ctgraph.answers import Contents, Down, Lines, Path, Profile, RuleEntry, Rules, Shipped
from ctgraph.extend.wording import answering_words, chain, joined, read_aloud, stop_words, why_words
from ctgraph.findings import labels
from ctgraph.model import RELATION_WORDS, Chair, Member, Relation
from ctgraph.renderers.blocks import Block, Heading, Item, Items, Paragraph, Preformatted, Table, counted
from ctgraph.renderers.phrases import cited, evidence, finding_item, heading, kind, status, where, with_short, words


def lines_page(lines: Lines) -> list[Block]:
    """Each route hop by hop; or where the lines stop."""
    names = labels(lines.structure)
    page: list[Block] = [heading(lines.structure, lines.lens)]
    who = lines.body.name
    if lines.routes:
        least = "at least " if lines.more_is_least else ""
        total = counted(len(lines.routes) + lines.more, "route")
        page.append(Paragraph(f"{who} has {least}{total} to a root", "strong"))
        page.append(Items(tuple(_route(number, route, names) for number, route in enumerate(lines.routes, 1))))
        if lines.more:
            page.append(Paragraph(f"{least}{counted(lines.more, 'more route')}; --limit shows more of them", "quiet"))
    elif not lines.stops:
        basis = lines.body.answers_outside
        page.append(Paragraph(f"{who} answers outside the structure ({basis}) and needs no line", "strong"))
    elif not lines.stops[0].chain and lines.stops[0].stop.body == lines.body.id:
        page.append(Paragraph(f"{who} has no route to a root: it {why_words(lines.stops[0].stop)}", "strong"))
    else:
        page.append(Paragraph(f"{who} has no route to a root", "strong"))
    stops = tuple(
        Item(
            f"stop {number}",
            counted(len(stopped.chain), "step"),
            f"the line stops at {stop_words(stopped.stop, names)}",
            tuple(evidence(relation, names) for relation in stopped.chain),
        )
        for number, stopped in enumerate(lines.stops, 1)
        if stopped.chain
    )
    if stops:
        page.append(Items(stops))
    if lines.more_stops:
        page.append(Paragraph(f"{counted(lines.more_stops, 'more stop')}; --limit shows more of them", "quiet"))
    return page


def _route(number: int, route: tuple[Relation, ...], names: Mapping[str, str]) -> Item:
    return Item(
        f"route {number}",
        counted(len(route), "step"),
        chain(route, names),
        tuple(evidence(relation, names) for relation in route),
    )


def down_page(down: Down) -> list[Block]:
    """What answers to a body, as a table."""
    names = labels(down.structure)
    page: list[Block] = [heading(down.structure, down.lens)]
    if not down.answering:
        return [*page, Paragraph(f"nothing answers to {down.body.name}", "strong")]
    total = counted(len(down.answering) + down.more, "body answers", "bodies answer")
    page.append(Paragraph(f"{total} to {down.body.name}", "strong"))
    rows = tuple(
        (
            str(each.distance),
            each.body.name,
            joined([f"{answering_words(line)} {names[line.answers[1]]}" for line in each.lines]),
            joined(list(dict.fromkeys(line.standing for line in each.lines))),
            "; ".join(dict.fromkeys(cited(line.sources) for line in each.lines)),
        )
        for each in down.answering
    )
    page.append(Table(("steps", "body", "by", "standing", "source"), rows))
    if down.more:
        page.append(Paragraph(f"{counted(down.more, 'more body', 'more bodies')}; --limit shows more of them", "quiet"))
    return page


def path_page(path: Path) -> list[Block]:
    """The hops, each read in its own direction."""
    names = labels(path.structure)
    page: list[Block] = [heading(path.structure, path.lens)]
    ends = f"{path.start.name} and {path.end.name}"
    if path.hops is None:
        return [*page, Paragraph(f"{ends} are not connected", "strong")]
    if not path.hops:
        return [*page, Paragraph(f"both are {path.start.name}", "strong")]
    page.append(Paragraph(f"{ends} are connected in {counted(len(path.hops), 'step')}", "strong"))
    hops = (
        Item(str(number), relation.standing, read_aloud(relation._replace(standing="stated"), names), where(relation))
        for number, relation in enumerate(path.hops, 1)
    )
    return [*page, Items(tuple(hops))]


def contents_page(contents: Contents) -> list[Block]:
    """Bodies, then relations."""
    structure = contents.structure
    page: list[Block] = [heading(structure, contents.lens)]
    bodies = tuple(
        (body.id, with_short(body), kind(body), status(body), cited(body.sources)) for body in contents.bodies
    )
    relations = tuple(
        (each.from_id, RELATION_WORDS[each.kind], each.to_id, each.standing, cited(each.sources))
        for each in contents.relations
    )
    page.append(Paragraph(counted(len(bodies), "body", "bodies"), "strong"))
    page.append(Table(("id", "name", "kind", "status", "source"), bodies))
    page.append(Paragraph(counted(len(relations), "relation"), "strong"))
    if relations:
        page.append(Table(("from", "relation", "to", "standing", "source"), relations))
    return page


def profile_page(profile: Profile) -> list[Block]:
    """All facts of a body, its relations, and what is found about it."""
    structure, body = profile.structure, profile.body
    names = labels(structure)
    page: list[Block] = [heading(structure, profile.lens), Paragraph(body.name, "strong")]
    page.append(Table(("fact", "recorded"), tuple(_facts(profile))))
    if body.members:
        page.append(Table(("agency", "seats", "posts", "more"), tuple(_member(member) for member in body.members)))
    relations = (*profile.outgoing, *profile.incoming)
    if relations:
        rows = ((read_aloud(each, names), _dates(each), cited(each.sources), each.note) for each in relations)
        page.append(Table(("relation", "dates", "source", "note"), tuple(rows)))
    else:
        page.append(Paragraph("no relation to another body is recorded"))
    if profile.reported:
        page.append(Items(tuple(finding_item(reported, names) for reported in profile.reported)))
    else:
        page.append(Paragraph("nothing found", "quiet"))
    return page


def _facts(profile: Profile) -> Iterable[tuple[str, str]]:
    structure, body = profile.structure, profile.body
    names = labels(structure)
    functions = [each.name + (f" ({each.status})" if each.status else "") for each in structure.functions]
    owned = [words for words, each in zip(functions, structure.functions, strict=True) if each.owner == body.id]
    facts = {
        "id": body.id,
        "short name": body.short,
        "kind": kind(body),
        "status": words(body.status),
        "answers outside": body.answers_outside,
        "stands for": f"{body.stands_for} like bodies" if body.stands_for > 1 else "",
        "from": body.period.first,
        "until": body.period.last,
        "basis": body.basis,
        "chair": _chair(body.chair, names),
        "meets": body.meets,
        "succeeds": joined([names[each] for each in body.succeeds]),
        "remit": body.remit,
        "functions": "; ".join(owned),
        "note": body.note,
        "source": cited(body.sources),
        "written at": f"{structure.file}:{body.line}",
    }
    return ((fact, value) for fact, value in facts.items() if value)


def shipped_page(shipped: Shipped) -> list[Block]:
    """The structures that ship, as a table."""
    rows = tuple((each.id, each.title, each.as_of, f"{len(each.bodies):,}") for each in shipped.structures)
    hint = "name one in place of a file, as in: ctgraph check solihull-2011"
    return [Table(("id", "title", "as of", "bodies"), rows), Paragraph(hint, "quiet")]


def rules_page(rules: Rules) -> list[Block]:
    """The rules, as a table."""
    rows = tuple((rule.id, rule.severity, rule.summary) for rule in rules.rules)
    hint = "ctgraph explain RULE says what one finds, why it matters and what to do"
    return [Table(("rule", "usually", "finds that"), rows), Paragraph(hint, "quiet")]


def rule_page(rule: RuleEntry) -> list[Block]:
    """The documentation of a rule."""
    page: list[Block] = [Heading(rule.id, f"usually {rule.severity}")]
    for title, text in rule.sections:
        if title != rule.id:
            page.append(Paragraph(title, "strong"))
        page.append(Preformatted(text) if title == "Example" else Paragraph(" ".join(text.split())))
    return page


def _dates(relation: Relation) -> str:
    first, last = relation.period
    return f"{first or '…'} to {last or '…'}" if first or last else ""


def _chair(chair: Chair | None, names: Mapping[str, str]) -> str:
    if chair is None:
        return ""
    return "vacant" if chair.vacant else chair.title or names[chair.post]


def _member(member: Member) -> tuple[str, ...]:
    more = [
        member.sector,
        member.role,
        f"as {member.partner}" if member.partner else "",
        member.note,
    ]
    return member.agency, str(member.seats), "; ".join(member.posts), "; ".join(filter(None, more))
