-- Grows when everything that was opened with the session is to end: fronts ask for it.
ALTER TABLE visitor ADD COLUMN session_epoch INTEGER NOT NULL DEFAULT 0;
