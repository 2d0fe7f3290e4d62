-- Boards that no body is recorded to scrutinise.
--
-- Boards that operate and that no operating body is recorded to scrutinise. Structures whose sources record no scrutiny are
-- left out, since nothing follows from their silence; where they record it only in part, the last column says so.
--
-- Parameters:
--   kind = ''    Ask of bodies of this kind, such as statutory_board; without it, of each kind whose label says "board".
--   region = ''  Ask of structures of this region alone.
SELECT
  bodies.structure,
  bodies.id AS body,
  bodies.name,
  bodies.kind_label AS kind,
  structures.records_scrutiny
FROM bodies
JOIN structures USING (structure)
WHERE bodies.operates
  AND bodies.scope = ''
  AND structures.records_scrutiny <> 'no'
  AND (:region = '' OR structures.region = :region COLLATE NOCASE)
  AND CASE WHEN :kind = '' THEN bodies.kind_label LIKE '%board%' ELSE :kind IN (bodies.kind, bodies.standard_kind) END
  AND NOT EXISTS (
    SELECT 1 FROM relations
    WHERE relations.structure = bodies.structure
      AND relations.to_id = bodies.id
      AND relations.standard_kind = 'scrutinises'
      AND relations.operates
  )
ORDER BY bodies.structure, bodies.id
