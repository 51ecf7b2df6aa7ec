PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_due_jobs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`order_id` integer,
	`person_id` integer,
	`cause` text,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "due_jobs_kind_is" CHECK("__new_due_jobs"."kind" in ('announce', 'pieces-end', 'ask-missing', 'tell-losers', 'ladder-again', 'ladder-call', 'ladder-hourly', 'standby-time-out', 'hand-over-time-out', 'no-show-time-out', 'counter-offer-time-out', 'remind-worker', 'ask-done', 'agreed-time', 'expire', 'confirm', 'summary', 'register-check', 'room-notice', 'dead-letters', 'retention'))
);
--> statement-breakpoint
INSERT INTO `__new_due_jobs`("id", "kind", "at", "order_id", "person_id", "cause") SELECT "id", "kind", "at", "order_id", "person_id", "cause" FROM `due_jobs`;--> statement-breakpoint
DROP TABLE `due_jobs`;--> statement-breakpoint
ALTER TABLE `__new_due_jobs` RENAME TO `due_jobs`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `due_jobs_one` ON `due_jobs` (`kind`,(case when order_id is null then 0 else order_id end),(case when person_id is null then 0 else person_id end));--> statement-breakpoint
CREATE INDEX `due_jobs_at` ON `due_jobs` (`at`);--> statement-breakpoint
CREATE INDEX `due_jobs_order` ON `due_jobs` (`order_id`);--> statement-breakpoint
CREATE INDEX `due_jobs_person` ON `due_jobs` (`person_id`);--> statement-breakpoint
ALTER TABLE `outbox` ADD `told_at` integer;--> statement-breakpoint
-- What went wrong before staff were told of such lines is no news.
UPDATE `outbox` SET `told_at` = `state_at` WHERE `state` IN ('unsure', 'refused');
