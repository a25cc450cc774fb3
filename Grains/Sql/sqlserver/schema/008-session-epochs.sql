-- Grows when everything that was opened with the session is to end: fronts ask for it.
ALTER TABLE visitor ADD session_epoch int NOT NULL DEFAULT 0;
