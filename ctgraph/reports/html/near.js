// A part of a structure that is too large to be drawn whole, drawn here: bodies as boxes with their kind in words.
((ctgraph) => {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";
  const MOST = 250; // bodies in one picture
  const LETTERS = 26; // in a line of a name
  const LINE = 13;
  const PAD = 8;
  // Arrowheads, pointing right, with their tip at 0,0; as in every diagram.
  const HEADS = {
    accountable_to: ["M-10,-4L0,0L-10,4Z", "full"],
    reports_to: ["M-9,-4L0,0L-9,4", "none"],
    part_of: ["M-12,0L-6,-4L0,0L-6,4Z", "open"],
    oversees: ["M-9,-4L0,0L-9,4ZM-18,-4L-9,0L-18,4Z", "full"],
    scrutinises: ["M-8,0A4,4 0 1 1 0,0A4,4 0 1 1 -8,0Z", "open"],
  };
  const OTHER_HEAD = ["M-9,-4L0,0L-9,4Z", "open"];

  // The bodies to draw for what is chosen, nearest first; null for the overview.
  function findWanted(structure, choice, found) {
    const numbers = new Set();
    if (choice.group !== undefined) {
      const group = structure.groups[Number(choice.group)];
      if (!group) {
        return null;
      }
      group.bodies.forEach((body) => numbers.add(body));
      const line = structure.relations.find((each) => each.lower === group.head && structure.isTaken(each.number));
      if (group.head !== null && line) {
        numbers.add(line.upper);
      }
    } else if (found) {
      found.bodies.forEach((body) => numbers.add(body));
      if (found.chosen !== undefined) {
        for (const { from, to } of structure.relations) {
          if (from === found.chosen || to === found.chosen) {
            numbers.add(from).add(to);
          }
        }
      }
    } else {
      return null;
    }
    return numbers;
  }

  function draw(structure, numbers) {
    const shown = [...numbers].slice(0, MOST);
    const inside = new Set(shown);
    const relations = structure.relations.filter(
      (each) => inside.has(each.from) && inside.has(each.to) && structure.isTaken(each.number),
    );
    const parents = hangFrom(relations, structure.upward);
    const looks = new Map(shown.map((body) => [body, makeLook(structure, body)]));
    const { width, height, places } = ctgraph.layOut(looks, new Map([...parents].map(([body, line]) => [body, line.upper])));
    const root = makeElement("svg", { viewBox: `-20 -30 ${width + 40} ${height + 60}`, role: "graphics-document document" });
    root.setAttribute("aria-label", structure.title);
    root.classList.add("drawing", "near");
    const boxes = new Map(shown.map((body) => [body, { ...places.get(body), ...looks.get(body) }]));
    for (const relation of relations) {
      const tree = parents.get(relation.lower) === relation;
      root.append(drawLine(structure, relation, boxes, tree));
    }
    shown.forEach((body) => root.append(drawBox(structure, body, boxes.get(body))));
    return { drawing: root, left: numbers.size - shown.length };
  }

  // The line that each body hangs on: its first one upward that closes no circle.
  function hangFrom(relations, upward) {
    const parents = new Map();
    for (const relation of relations) {
      if (upward.has(relation.kind) && !parents.has(relation.lower)) {
        let above = relation.upper;
        while (above !== relation.lower && parents.has(above)) {
          above = parents.get(above).upper;
        }
        if (above !== relation.lower) {
          parents.set(relation.lower, relation);
        }
      }
    }
    return parents;
  }

  function makeLook(structure, number) {
    const { label, kind, status, idle } = structure.bodies[number];
    const signs = structure.listFindings().filter((each) => each.bodies[0] === number && !each.accepted).slice(-2).reverse();
    const rows = wrap(label).map((text) => [text, "f-ink"]);
    rows.push([status === "active" ? kind : `${kind} · ${status}`, "f-quiet"]);
    signs.forEach(({ severity, rule }) => rows.push([`${structure.signs[severity]} ${rule}`, `f-${severity} strong`]));
    const longest = Math.max(...rows.map(([text]) => text.length));
    return { rows, idle: idle.includes(structure.view), width: longest * 6.1 + 2 * PAD, height: rows.length * LINE + 2 * PAD };
  }

  function wrap(text) {
    const lines = [""];
    for (const word of text.split(/\s+/)) {
      for (const part of word.match(new RegExp(`.{1,${LETTERS}}`, "gu")) ?? [""]) {
        const longer = `${lines.at(-1)} ${part}`.trim();
        longer.length <= LETTERS ? (lines[lines.length - 1] = longer) : lines.push(part);
      }
    }
    return lines.length > 4 ? [...lines.slice(0, 4), "…"] : lines;
  }

  function drawBox(structure, number, { x, y, width, height, rows, idle }) {
    const { label, kind, status } = structure.bodies[number];
    const group = makeElement("g", { "data-body": number, "aria-label": `${label}: ${kind}, ${status}` });
    group.classList.add("body");
    const frame = makeElement("rect", { x, y, width, height, rx: 4, "stroke-width": 1.2 });
    frame.classList.add(idle ? "f-at_rest" : "f-body", idle ? "s-quiet" : "s-ink");
    if (idle) {
      frame.setAttribute("stroke-dasharray", "1,5");
    }
    group.append(frame);
    rows.forEach(([text, classes], place) => {
      const row = makeElement("text", { x: x + width / 2, y: y + PAD + LINE * (place + 0.8), "font-size": place && classes !== "f-ink" ? 11 : 12 });
      row.setAttribute("class", `${classes} middle`);
      row.textContent = text;
      group.append(row, "\n");
    });
    return group;
  }

  function drawLine(structure, relation, boxes, tree) {
    const group = makeElement("g", { "data-relation": relation.number });
    group.classList.add("relation");
    const tip = makeElement("title", {});
    tip.textContent = structure.aloud(relation.number);
    const upward = structure.upward.has(relation.kind);
    const colour = upward ? "upward" : relation.kind === "scrutinises" ? "scrutiny" : "other";
    const [start, end] = upward ? [relation.lower, relation.upper] : [relation.from, relation.to];
    const [path, tip_] = tree ? drawElbow(boxes.get(start), boxes.get(end)) : drawCurve(boxes.get(start), boxes.get(end));
    const widths = relation.kind === "scrutinises" ? [[4, colour], [1.6, "ground"]] : [[relation.kind === "accountable_to" ? 1.8 : 1.1, colour]];
    group.append(tip);
    for (const [width, name] of widths) {
      const stroke = makeElement("path", { d: path, fill: "none", "stroke-width": width });
      stroke.classList.add(`s-${name}`);
      setDashes(stroke, structure, relation);
      group.append(stroke);
    }
    const [shape, filled] = HEADS[relation.kind] ?? OTHER_HEAD;
    const head = makeElement("path", { d: shape, transform: `translate(${tip_.x},${tip_.y}) rotate(${tip_.turn})` });
    head.setAttribute("class", `s-${colour} ${filled === "full" ? `f-${colour}` : "f-ground"}`);
    if (filled === "none") {
      head.setAttribute("class", `s-${colour}`);
      head.setAttribute("fill", "none");
    }
    group.append(head);
    return group;
  }

  function setDashes(stroke, structure, { from, to, standing }) {
    if (!structure.operates(from) || !structure.operates(to)) {
      stroke.setAttribute("stroke-dasharray", "1,5");
    } else if (standing === "inferred" || standing === "proposed") {
      stroke.setAttribute("stroke-dasharray", "5,3");
    }
  }

  // From a body up to the one that it hangs from, by right angles; the arrowhead stands where the line is its own alone.
  function drawElbow(from, to) {
    const [bottom, middle] = [to.y + to.height, to.x + to.width / 2];
    const aside = from.trunk === null ? "" : `H${from.trunk}V${bottom + 24}`;
    const rest = `V${from.over}${aside}H${middle}V${bottom}`;
    if (from.hangs) {
      const [y, rail] = [from.y + from.height / 2, from.x - 14];
      return [`M${from.x},${y}H${rail}${rest}`, { x: rail, y, turn: 180 }];
    }
    const centred = from.x + from.width / 2;
    return [`M${centred},${from.y}${rest}`, { x: centred, y: from.y - 16, turn: -90 }];
  }

  // From border to border, bent a little, so that two between the same bodies do not lie on one another.
  function drawCurve(from, to) {
    const [start, end] = [findCentre(from), findCentre(to)];
    const [dx, dy] = [end.x - start.x, end.y - start.y];
    const far = Math.hypot(dx, dy) || 1;
    const bend = { x: start.x + dx / 2 - (dy / far) * 24, y: start.y + dy / 2 + (dx / far) * 24 };
    const [first, last] = [findBorder(from, bend), findBorder(to, bend)];
    const turn = (Math.atan2(last.y - bend.y, last.x - bend.x) * 180) / Math.PI;
    return [`M${first.x},${first.y}Q${bend.x},${bend.y} ${last.x},${last.y}`, { ...last, turn }];
  }

  function findCentre({ x, y, width, height }) {
    return { x: x + width / 2, y: y + height / 2 };
  }

  function findBorder(box_, towards) {
    const { x, y } = findCentre(box_);
    const [dx, dy] = [towards.x - x, towards.y - y];
    const share = Math.min(box_.width / 2 / (Math.abs(dx) || 1e-9), box_.height / 2 / (Math.abs(dy) || 1e-9), 1);
    return { x: x + dx * share, y: y + dy * share };
  }

  function makeElement(name, attributes) {
    const made = document.createElementNS(SVG, name);
    for (const [attribute, value] of Object.entries(attributes)) {
      made.setAttribute(attribute, value);
    }
    return made;
  }

  ctgraph.near = { findWanted, draw, hangFrom };
})((window.ctgraph ??= {}));
