"""What would end a finding: one file for each sort of change. Each proposes changed structures, and knows no rule by its id."""
