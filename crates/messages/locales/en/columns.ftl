### The menu of the table's columns.

# How high the rows of the table are.
density = Density
comfortable = Comfortable
compact = Compact
