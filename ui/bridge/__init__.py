"""Between window and engine: work beside the window, news of what was saved, alarms,
one window per person."""
