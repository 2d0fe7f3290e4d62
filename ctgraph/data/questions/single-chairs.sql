-- Posts that chair several bodies of one structure.
--
-- The chairs that are taken as true of bodies that operate, counted by post. A post that is declared as a body is one
-- however it is written; others are one where their titles are, so two people of one title count as one post.
--
-- Parameters:
--   at_least = 2  The fewest bodies that such a post chairs.
SELECT
  chaired.structure,
  chaired.chair,
  COUNT(*) AS bodies,
  group_concat(chaired.name, '; ') AS chairs
FROM (
  SELECT bodies.structure, bodies.chair_key, COALESCE(posts.name, bodies.chair) AS chair, bodies.name
  FROM bodies
  LEFT JOIN bodies AS posts ON posts.structure = bodies.structure AND 'id ' || posts.id = bodies.chair_key
  WHERE bodies.operates AND bodies.chair_key <> ''
  ORDER BY bodies.structure, bodies.chair_key, bodies.id
) AS chaired
GROUP BY chaired.structure, chaired.chair_key
HAVING COUNT(*) >= :at_least
ORDER BY bodies DESC, chaired.structure, chaired.chair_key
