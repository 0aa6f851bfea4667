"""The cards of 打印与表格, each in a room of its own."""
