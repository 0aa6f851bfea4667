"""The page 核实走访: what list is wanted, its lines, typing results back, and paper."""
