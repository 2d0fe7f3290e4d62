-- Agencies that sit on the most bodies.
--
-- Rows of members that are taken as true, of bodies that operate, counted by agency. Agencies are the same where their
-- names are. Who attends without a seat, and a sort of agency such as "Providers", which may be others on each body, do not count.
--
-- Parameters:
--   at_least = 2  The fewest bodies that such an agency sits on.
--   across = 0    1 counts an agency of one name as the same in all structures; 0 counts each structure apart.
SELECT
  CASE WHEN :across THEN '' ELSE sitting.structure END AS structure,
  MIN(sitting.agency) AS agency,
  COUNT(DISTINCT sitting.structure) AS structures,
  COUNT(*) AS bodies,
  group_concat(sitting.name, '; ') AS sits_on
FROM (
  SELECT members.structure, members.agency_key, MIN(members.agency) AS agency, bodies.name
  FROM members
  JOIN bodies ON bodies.structure = members.structure AND bodies.id = members.body
  WHERE members.taken
    AND bodies.operates
    AND members.role <> 'in_attendance'
    AND NOT members.is_sort
    AND members.agency_body <> members.body
  GROUP BY members.structure, members.agency_key, members.body
  ORDER BY members.structure, members.agency_key, members.body
) AS sitting
GROUP BY 1, sitting.agency_key
HAVING COUNT(*) >= :at_least
ORDER BY bodies DESC, 1, sitting.agency_key
