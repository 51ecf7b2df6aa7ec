CREATE TABLE `worker_key_groups` (
	`worker_id` integer NOT NULL,
	`key_group` text NOT NULL,
	PRIMARY KEY(`worker_id`, `key_group`),
	FOREIGN KEY (`worker_id`) REFERENCES `workers`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "worker_key_groups_group_is" CHECK("worker_key_groups"."key_group" in ('older', 'disabled', 'lifted-from-poverty', 'hard-to-employ'))
);
--> statement-breakpoint
CREATE TABLE `course_sign_ups` (
	`course` integer NOT NULL,
	`person_id` integer NOT NULL,
	`at` integer NOT NULL,
	`message` text NOT NULL,
	PRIMARY KEY(`course`, `person_id`),
	FOREIGN KEY (`course`) REFERENCES `courses`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `course_sign_ups_person` ON `course_sign_ups` (`person_id`);--> statement-breakpoint
CREATE TABLE `courses` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`text` text NOT NULL,
	`by` integer NOT NULL,
	`at` integer NOT NULL,
	`message` text NOT NULL,
	`closed_at` integer,
	FOREIGN KEY (`by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `courses_at` ON `courses` (`at`);--> statement-breakpoint
CREATE TABLE `job_seekers` (
	`person_id` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`message` text NOT NULL,
	`trades` text NOT NULL,
	`text` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "job_seekers_trades_are_json" CHECK(json_valid("job_seekers"."trades"))
);
--> statement-breakpoint
CREATE INDEX `job_seekers_at` ON `job_seekers` (`at`);--> statement-breakpoint
CREATE INDEX `job_seekers_kept` ON `job_seekers` (`at`) WHERE text is not null;--> statement-breakpoint
CREATE TABLE `month_reports` (
	`month` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`by` integer,
	`figures` text NOT NULL,
	FOREIGN KEY (`by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "month_reports_figures_are_json" CHECK(json_valid("month_reports"."figures"))
);
--> statement-breakpoint
CREATE TABLE `observations` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`by` integer NOT NULL,
	`at` integer NOT NULL,
	`message` text NOT NULL,
	`text` text,
	`settled_at` integer,
	`settled_by` integer,
	FOREIGN KEY (`by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settled_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "observations_settled_is" CHECK(("observations"."settled_at" is null) = ("observations"."settled_by" is null))
);
--> statement-breakpoint
CREATE INDEX `observations_open` ON `observations` (`number`) WHERE settled_at is null;--> statement-breakpoint
CREATE INDEX `observations_settled` ON `observations` (`settled_at`) WHERE text is not null;--> statement-breakpoint
CREATE TABLE `received_lists` (
	`message` text PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`room` text,
	`name` text NOT NULL,
	`sheet` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`room`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "received_lists_sheet_is_json" CHECK(json_valid("received_lists"."sheet"))
);
--> statement-breakpoint
CREATE INDEX `received_lists_at` ON `received_lists` (`at`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_order_events` (
	`order_id` integer NOT NULL,
	`seq` integer NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`by` integer,
	`message` text,
	`data` text NOT NULL,
	PRIMARY KEY(`order_id`, `seq`),
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "order_events_kind_is" CHECK("__new_order_events"."kind" in ('posted', 'announced', 'amended', 'claimed', 'assigned', 'queued', 'unqueued', 'given-back', 'standby-called', 'standby-passed', 'handed-over', 'no-show-reported', 'reported-done', 'confirmed', 'cancelled', 'expired', 'placed-elsewhere', 'disputed', 'dispute-settled', 'payment-contested', 'payment-corrected', 'picture-added')),
	CONSTRAINT "order_events_data_is_json" CHECK(json_valid("__new_order_events"."data"))
);
--> statement-breakpoint
INSERT INTO `__new_order_events`("order_id", "seq", "kind", "at", "by", "message", "data") SELECT "order_id", "seq", "kind", "at", "by", "message", "data" FROM `order_events`;--> statement-breakpoint
DROP TABLE `order_events`;--> statement-breakpoint
ALTER TABLE `__new_order_events` RENAME TO `order_events`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `order_events_kind` ON `order_events` (`kind`,`at`);--> statement-breakpoint
CREATE TABLE `__new_order_notes` (
	`id` integer PRIMARY KEY NOT NULL,
	`order_id` integer NOT NULL,
	`kind` text NOT NULL,
	`text` text,
	`by` integer,
	`at` integer NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "order_notes_kind_is" CHECK("__new_order_notes"."kind" in ('reason', 'elsewhere', 'dispute', 'settlement', 'objection', 'override'))
);
--> statement-breakpoint
INSERT INTO `__new_order_notes`("id", "order_id", "kind", "text", "by", "at") SELECT "id", "order_id", "kind", "text", "by", "at" FROM `order_notes`;--> statement-breakpoint
DROP TABLE `order_notes`;--> statement-breakpoint
ALTER TABLE `__new_order_notes` RENAME TO `order_notes`;--> statement-breakpoint
CREATE INDEX `order_notes_order` ON `order_notes` (`order_id`);--> statement-breakpoint
CREATE TABLE `__new_due_jobs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`order_id` integer,
	`person_id` integer,
	`cause` text,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "due_jobs_kind_is" CHECK("__new_due_jobs"."kind" in ('announce', 'pieces-end', 'ask-missing', 'tell-losers', 'ladder-again', 'ladder-call', 'ladder-hourly', 'standby-time-out', 'hand-over-time-out', 'no-show-time-out', 'counter-offer-time-out', 'remind-worker', 'ask-done', 'agreed-time', 'expire', 'confirm', 'summary', 'register-check', 'room-notice', 'retention'))
);
--> statement-breakpoint
INSERT INTO `__new_due_jobs`("id", "kind", "at", "order_id", "person_id", "cause") SELECT "id", "kind", "at", "order_id", "person_id", "cause" FROM `due_jobs`;--> statement-breakpoint
DROP TABLE `due_jobs`;--> statement-breakpoint
ALTER TABLE `__new_due_jobs` RENAME TO `due_jobs`;--> statement-breakpoint
CREATE UNIQUE INDEX `due_jobs_one` ON `due_jobs` (`kind`,(case when order_id is null then 0 else order_id end),(case when person_id is null then 0 else person_id end));--> statement-breakpoint
CREATE INDEX `due_jobs_at` ON `due_jobs` (`at`);--> statement-breakpoint
CREATE INDEX `due_jobs_order` ON `due_jobs` (`order_id`);--> statement-breakpoint
CREATE INDEX `due_jobs_person` ON `due_jobs` (`person_id`);--> statement-breakpoint
CREATE TABLE `__new_questions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`room` text,
	`kind` text NOT NULL,
	`order_id` integer,
	`data` text NOT NULL,
	`text` text,
	`asked_at` integer NOT NULL,
	`until` integer NOT NULL,
	`answer` text,
	`answered_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`room`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "questions_kind_is" CHECK("__new_questions"."kind" in ('want-worker', 'which-claim', 'which-order', 'duplicate', 'missing-fields', 'hand-over', 'standby-call', 'counter-offer', 'want-registration', 'registration', 'no-show')),
	CONSTRAINT "questions_data_is_json" CHECK(json_valid("__new_questions"."data")),
	CONSTRAINT "questions_answer_is" CHECK("__new_questions"."answer" in ('yes', 'no', 'lapsed')),
	CONSTRAINT "questions_answered_is" CHECK(("__new_questions"."answer" is null) = ("__new_questions"."answered_at" is null)),
	CONSTRAINT "questions_text_is_dropped" CHECK("__new_questions"."answer" is null or "__new_questions"."text" is null)
);
--> statement-breakpoint
INSERT INTO `__new_questions`("id", "person_id", "room", "kind", "order_id", "data", "text", "asked_at", "until", "answer", "answered_at") SELECT "id", "person_id", "room", "kind", "order_id", "data", "text", "asked_at", "until", "answer", "answered_at" FROM `questions`;--> statement-breakpoint
DROP TABLE `questions`;--> statement-breakpoint
ALTER TABLE `__new_questions` RENAME TO `questions`;--> statement-breakpoint
CREATE INDEX `questions_open` ON `questions` (`person_id`,`until`) WHERE answer is null;--> statement-breakpoint
CREATE INDEX `questions_about` ON `questions` (`order_id`,`until`);--> statement-breakpoint
CREATE INDEX `questions_with_text` ON `questions` (`until`) WHERE text is not null;--> statement-breakpoint
CREATE INDEX `questions_room` ON `questions` (`room`,`kind`,`asked_at`);--> statement-breakpoint
CREATE INDEX `questions_person` ON `questions` (`person_id`,`kind`,`asked_at`);--> statement-breakpoint
-- The rebuild of order_events has dropped its triggers.
CREATE TRIGGER `order_events_no_update` BEFORE UPDATE ON `order_events`
BEGIN SELECT RAISE(ABORT, 'order_events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `order_events_no_delete` BEFORE DELETE ON `order_events`
BEGIN SELECT RAISE(ABORT, 'order_events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `order_events_no_gap` BEFORE INSERT ON `order_events`
WHEN NEW.`seq` IS NOT (SELECT coalesce(max(`seq`), 0) + 1 FROM `order_events` WHERE `order_id` = NEW.`order_id`)
BEGIN SELECT RAISE(ABORT, 'order_events has no gaps'); END;
--> statement-breakpoint
-- A month once reported stays as it was.
CREATE TRIGGER `month_reports_no_update` BEFORE UPDATE ON `month_reports`
BEGIN SELECT RAISE(ABORT, 'month_reports is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `month_reports_no_delete` BEFORE DELETE ON `month_reports`
BEGIN SELECT RAISE(ABORT, 'month_reports is append-only'); END;
