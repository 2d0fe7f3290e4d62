-- Functions for which no operating body is recorded.
--
-- Functions of which no body that operates is recorded as the owner, as overseeing or as delivering them; of what is
-- recorded, only what is taken as true. Structures whose sources record no accountability are left out.
--
-- Parameters:
--   role = ''  Ask for bodies in this role alone: owner, oversees, delivers or monitors.
SELECT
  functions.structure,
  MIN(functions.name) AS function,
  MIN(functions.owners) AS recorded_in_any_role
FROM functions
JOIN structures USING (structure)
WHERE structures.records_accountability <> 'no'
  AND NOT EXISTS (
    SELECT 1 FROM involvements
    JOIN bodies ON bodies.structure = involvements.structure AND bodies.id = involvements.body
    WHERE involvements.structure = functions.structure
      AND involvements.function_key = functions.function_key
      AND involvements.taken
      AND bodies.operates
      AND CASE WHEN :role = '' THEN involvements.role <> 'monitors' ELSE involvements.role = :role END
  )
GROUP BY functions.structure, functions.function_key
ORDER BY functions.structure, functions.function_key
