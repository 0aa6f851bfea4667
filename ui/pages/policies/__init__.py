"""The page 政策标准: a policy with its days, tables of amounts, examples of other counties, the cut-off day."""
