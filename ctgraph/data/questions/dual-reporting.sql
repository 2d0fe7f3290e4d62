-- Bodies that answer to several others.
--
-- Upward lines that are taken as true, between bodies that operate, counted by the bodies that they lead to. Roots and
-- neighbours are left out. Two columns say whether one of the lines is marked as leading, and how many are marked as joint.
--
-- Parameters:
--   at_least = 2  The fewest others that such a body answers to.
SELECT
  answering.structure,
  answering.answerer AS body,
  bodies.name,
  COUNT(*) AS answers_to,
  group_concat(answering.answers_to, '; ') AS ids,
  CASE WHEN MAX(answering.is_lead) THEN 'yes' ELSE 'no' END AS a_line_leads,
  SUM(answering.is_joint) AS joint
FROM (
  SELECT structure, answerer, answers_to, MAX("lead") AS is_lead, MAX("joint") AS is_joint
  FROM relations
  WHERE is_line AND operates
  GROUP BY structure, answerer, answers_to
  ORDER BY structure, answerer, answers_to
) AS answering
JOIN bodies ON bodies.structure = answering.structure AND bodies.id = answering.answerer
WHERE bodies.scope = '' AND NOT bodies.is_root
GROUP BY answering.structure, answering.answerer
HAVING COUNT(*) >= :at_least
ORDER BY answers_to DESC, answering.structure, answering.answerer
