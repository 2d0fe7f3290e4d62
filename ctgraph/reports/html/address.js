// What the address of the page says is chosen: "#body=lscb", "#structure=kent-2011&finding=0a1b…", "#relation=a/reports_to/b".
((ctgraph) => {
  "use strict";
  const NOUNS = { structure: "a structure", body: "a body", finding: "a finding", relation: "a relation", group: "a group", interlocks: "a list" };
  const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
  const LONGEST = 200;

  function decode(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text; // as somebody may have typed it
    }
  }

  // As Python's urllib.parse.quote has it with nothing safe, so that the address finds the same place without programs.
  function encode(text) {
    return encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  }

  function parse(hash) {
    const found = {};
    for (const part of hash.replace(/^#/, "").split("&")) {
      const cut = part.indexOf("=");
      if (cut > 0) {
        const what = part.slice(0, cut);
        const value = part.slice(cut + 1);
        found[what] = what === "relation" ? value.split("/").map(decode) : decode(value);
      }
    }
    return found;
  }

  function write(structure, what, value) {
    const parts = structure ? [`structure=${encode(structure)}`] : [];
    if (what) {
      parts.push(`${what}=${[value].flat().map(encode).join("/")}`);
    }
    return `#${parts.join("&")}`;
  }

  // What is said of an address that leads to nothing in the page, as after a body was renamed; nothing where it leads to a card.
  function nameGone(choice, card) {
    const what = card ? undefined : Object.keys(NOUNS).find((each) => choice[each] !== undefined);
    const shown = what && [choice[what]].flat().join(" ").replace(UNSEEN, "\ufffd").slice(0, LONGEST);
    return what ? `The address names ${NOUNS[what]} that is not here, or no longer: ${shown}` : "";
  }

  ctgraph.address = { parse, write, nameGone };
})((window.ctgraph ??= {}));
