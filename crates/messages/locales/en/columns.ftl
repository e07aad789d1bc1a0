### The menu of the table's columns.

columns = Columns
# How high the rows of the table are.
density = Density
comfortable = Comfortable
compact = Compact
