-- What drizzle has no words for: the history and the journal are only ever added to.
-- A later migration that rebuilds one of the two tables drops its triggers and must make them anew.
CREATE TRIGGER `order_events_no_update` BEFORE UPDATE ON `order_events`
BEGIN SELECT RAISE(ABORT, 'order_events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `order_events_no_delete` BEFORE DELETE ON `order_events`
BEGIN SELECT RAISE(ABORT, 'order_events is append-only'); END;
--> statement-breakpoint
-- Also refuses REPLACE, which would delete without a word.
CREATE TRIGGER `order_events_no_gap` BEFORE INSERT ON `order_events`
WHEN NEW.`seq` IS NOT (SELECT coalesce(max(`seq`), 0) + 1 FROM `order_events` WHERE `order_id` = NEW.`order_id`)
BEGIN SELECT RAISE(ABORT, 'order_events has no gaps'); END;
--> statement-breakpoint
CREATE TRIGGER `journal_no_update` BEFORE UPDATE ON `journal`
BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `journal_no_delete` BEFORE DELETE ON `journal`
BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `journal_no_replace` BEFORE INSERT ON `journal`
WHEN EXISTS (SELECT 1 FROM `journal` WHERE `id` = NEW.`id`)
BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
