CREATE TABLE `claims` (
	`order_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`role` text NOT NULL,
	`place` integer NOT NULL,
	`at` integer,
	`seconds` integer,
	`message` text,
	PRIMARY KEY(`order_id`, `person_id`),
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "claims_role_is" CHECK("claims"."role" in ('holder', 'standby')),
	CONSTRAINT "claims_at_is" CHECK(("claims"."role" = 'holder') = ("claims"."at" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `claims_place` ON `claims` (`order_id`,`role`,`place`);--> statement-breakpoint
CREATE INDEX `claims_person` ON `claims` (`person_id`,`role`);--> statement-breakpoint
CREATE INDEX `claims_message` ON `claims` (`message`) WHERE message is not null;--> statement-breakpoint
CREATE TABLE `order_details` (
	`order_id` integer PRIMARY KEY NOT NULL,
	`poster_name` text,
	`phone` text,
	`place_full` text,
	`other_place_full` text,
	`when_text` text,
	`raw_text` text,
	`erased_at` integer,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `order_details_phone` ON `order_details` (`phone`) WHERE phone is not null;--> statement-breakpoint
CREATE INDEX `order_details_kept` ON `order_details` (`order_id`) WHERE erased_at is null;--> statement-breakpoint
CREATE TABLE `order_events` (
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
	CONSTRAINT "order_events_kind_is" CHECK("order_events"."kind" in ('posted', 'announced', 'amended', 'claimed', 'assigned', 'queued', 'unqueued', 'given-back', 'standby-called', 'standby-passed', 'handed-over', 'no-show-reported', 'reported-done', 'confirmed', 'cancelled', 'expired', 'placed-elsewhere', 'disputed', 'picture-added')),
	CONSTRAINT "order_events_data_is_json" CHECK(json_valid("order_events"."data"))
);
--> statement-breakpoint
CREATE INDEX `order_events_kind` ON `order_events` (`kind`,`at`);--> statement-breakpoint
CREATE TABLE `order_notes` (
	`id` integer PRIMARY KEY NOT NULL,
	`order_id` integer NOT NULL,
	`kind` text NOT NULL,
	`text` text,
	`by` integer,
	`at` integer NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "order_notes_kind_is" CHECK("order_notes"."kind" in ('reason', 'elsewhere', 'dispute', 'override'))
);
--> statement-breakpoint
CREATE INDEX `order_notes_order` ON `order_notes` (`order_id`);--> statement-breakpoint
CREATE TABLE `orders` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`number` integer NOT NULL,
	`ledger_id` text NOT NULL,
	`posted_at` integer NOT NULL,
	`source` text NOT NULL,
	`message` text NOT NULL,
	`part` integer NOT NULL,
	`room` text,
	`grid` integer,
	`posted_by` integer NOT NULL,
	`on_behalf_of` integer,
	`category` text NOT NULL,
	`task` text NOT NULL,
	`headcount` integer NOT NULL,
	`headcount_said` integer NOT NULL,
	`urgent` integer NOT NULL,
	`danger` text,
	`certificates` text NOT NULL,
	`requirements` text NOT NULL,
	`negotiable` integer NOT NULL,
	`price_min_fen` integer,
	`price_max_fen` integer,
	`price_unit` text,
	`when_kind` text NOT NULL,
	`when_start` integer,
	`when_end` integer,
	`place_open` text,
	`other_place_open` text,
	`has_picture` integer NOT NULL,
	`disputed` integer NOT NULL,
	`announced_at` integer,
	`state` text NOT NULL,
	`state_at` integer NOT NULL,
	`reserved_for` integer,
	`done_at` integer,
	`paid_fen` integer,
	`rating` text,
	`elsewhere` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`posted_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`on_behalf_of`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reserved_for`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "orders_source_is" CHECK("orders"."source" in ('grid', 'market', 'direct', 'command', 'qr')),
	CONSTRAINT "orders_part_is" CHECK("orders"."part" in (1, 2)),
	CONSTRAINT "orders_category_is" CHECK("orders"."category" in ('moving', 'delivery', 'appliance', 'plumbing_electric', 'housekeeping', 'cleaning', 'care', 'locksmith', 'unclogging', 'renovation', 'errand', 'labor', 'gardening', 'other')),
	CONSTRAINT "orders_headcount_is" CHECK("orders"."headcount" >= 1),
	CONSTRAINT "orders_danger_is" CHECK("orders"."danger" in ('gas', 'fire', 'electric', 'person')),
	CONSTRAINT "orders_lists_are_json" CHECK(json_valid("orders"."certificates") and json_valid("orders"."requirements")),
	CONSTRAINT "orders_price_unit_is" CHECK("orders"."price_unit" in ('job', 'hour', 'day', 'person', 'month', 'piece')),
	CONSTRAINT "orders_price_is_whole" CHECK("orders"."price_unit" is not null or ("orders"."price_min_fen" is null and "orders"."price_max_fen" is null)),
	CONSTRAINT "orders_when_kind_is" CHECK("orders"."when_kind" in ('none', 'at', 'now', 'part', 'day', 'deadline', 'recurring', 'vague')),
	CONSTRAINT "orders_when_start_is" CHECK(("orders"."when_start" is not null) = ("orders"."when_kind" in ('at', 'now', 'part', 'day'))),
	CONSTRAINT "orders_when_end_is" CHECK(case when "orders"."when_kind" in ('part', 'day', 'deadline') then "orders"."when_end" is not null when "orders"."when_kind" = 'at' then 1 else "orders"."when_end" is null end),
	CONSTRAINT "orders_state_is" CHECK("orders"."state" in ('open', 'claimed', 'done', 'closed', 'cancelled', 'expired')),
	CONSTRAINT "orders_reserved_is" CHECK("orders"."reserved_for" is null or "orders"."state" = 'open'),
	CONSTRAINT "orders_done_is" CHECK("orders"."done_at" is null or "orders"."state" = 'closed'),
	CONSTRAINT "orders_paid_is" CHECK("orders"."paid_fen" is null or "orders"."state" in ('done', 'closed')),
	CONSTRAINT "orders_rating_is" CHECK("orders"."rating" in ('满意', '一般', '不满意')),
	CONSTRAINT "orders_rated_is" CHECK("orders"."rating" is null or "orders"."state" = 'closed'),
	CONSTRAINT "orders_elsewhere_is" CHECK(not "orders"."elsewhere" or "orders"."state" = 'closed'),
	CONSTRAINT "orders_flags" CHECK("orders"."headcount_said" in (0, 1) and "orders"."urgent" in (0, 1) and "orders"."negotiable" in (0, 1) and "orders"."has_picture" in (0, 1) and "orders"."disputed" in (0, 1) and "orders"."elsewhere" in (0, 1))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `orders_number` ON `orders` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `orders_ledger_id` ON `orders` (`ledger_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `orders_message` ON `orders` (`message`,`part`);--> statement-breakpoint
CREATE INDEX `orders_state` ON `orders` (`state`,`posted_at`);--> statement-breakpoint
CREATE INDEX `orders_state_at` ON `orders` (`state`,`state_at`);--> statement-breakpoint
CREATE INDEX `orders_posted_at` ON `orders` (`posted_at`);--> statement-breakpoint
CREATE INDEX `orders_posted_by` ON `orders` (`posted_by`,`state`);--> statement-breakpoint
CREATE INDEX `orders_on_behalf_of` ON `orders` (`on_behalf_of`,`state`);--> statement-breakpoint
CREATE TABLE `certificates` (
	`worker_id` integer NOT NULL,
	`name` text NOT NULL,
	`expires` text,
	PRIMARY KEY(`worker_id`, `name`),
	FOREIGN KEY (`worker_id`) REFERENCES `workers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `people` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contact` text,
	`name` text NOT NULL,
	`friend` integer,
	`first_seen` integer NOT NULL,
	`merged_into` integer,
	FOREIGN KEY (`merged_into`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "people_friend" CHECK("people"."friend" in (0, 1)),
	CONSTRAINT "people_contact_or_merged" CHECK(("people"."contact" is null) = ("people"."merged_into" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_contact` ON `people` (`contact`);--> statement-breakpoint
CREATE INDEX `people_name` ON `people` (`name`);--> statement-breakpoint
CREATE INDEX `people_merged_into` ON `people` (`merged_into`) WHERE merged_into is not null;--> statement-breakpoint
CREATE TABLE `pledges` (
	`id` integer PRIMARY KEY NOT NULL,
	`worker_id` integer NOT NULL,
	`signed_on` text NOT NULL,
	`version` text NOT NULL,
	FOREIGN KEY (`worker_id`) REFERENCES `workers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `pledges_worker` ON `pledges` (`worker_id`,`signed_on`,`version`);--> statement-breakpoint
CREATE TABLE `roles` (
	`id` integer PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`kind` text NOT NULL,
	`grid` integer,
	`granted_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "roles_kind_is" CHECK("roles"."kind" in ('staff', 'grid')),
	CONSTRAINT "roles_grid_is" CHECK(("roles"."kind" = 'grid') = ("roles"."grid" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `roles_staff` ON `roles` (`person_id`) WHERE kind = 'staff';--> statement-breakpoint
CREATE UNIQUE INDEX `roles_grid` ON `roles` (`person_id`,`grid`) WHERE kind = 'grid';--> statement-breakpoint
CREATE INDEX `roles_person` ON `roles` (`person_id`);--> statement-breakpoint
CREATE INDEX `roles_kind` ON `roles` (`kind`,`grid`);--> statement-breakpoint
CREATE TABLE `teams` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `teams_name` ON `teams` (`name`);--> statement-breakpoint
CREATE TABLE `worker_trades` (
	`worker_id` integer NOT NULL,
	`trade` text NOT NULL,
	PRIMARY KEY(`worker_id`, `trade`),
	FOREIGN KEY (`worker_id`) REFERENCES `workers`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "worker_trades_trade_is" CHECK("worker_trades"."trade" in ('moving', 'delivery', 'appliance', 'plumbing_electric', 'housekeeping', 'cleaning', 'care', 'locksmith', 'unclogging', 'renovation', 'errand', 'labor', 'gardening', 'other'))
);
--> statement-breakpoint
CREATE INDEX `worker_trades_trade` ON `worker_trades` (`trade`);--> statement-breakpoint
CREATE TABLE `workers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer,
	`name` text NOT NULL,
	`phone` text,
	`team_id` integer,
	`suspended` integer NOT NULL,
	`suspended_until` integer,
	`suspension_reason` text,
	`enrolled_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "workers_flags" CHECK("workers"."suspended" in (0, 1)),
	CONSTRAINT "workers_suspension" CHECK("workers"."suspended" or ("workers"."suspended_until" is null and "workers"."suspension_reason" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `workers_person` ON `workers` (`person_id`);--> statement-breakpoint
CREATE INDEX `workers_phone` ON `workers` (`phone`);--> statement-breakpoint
CREATE INDEX `workers_name` ON `workers` (`name`);--> statement-breakpoint
CREATE TABLE `journal` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`by` integer,
	`person_id` integer,
	`room` text,
	`data` text NOT NULL,
	FOREIGN KEY (`by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "journal_data_is_json" CHECK(json_valid("journal"."data"))
);
--> statement-breakpoint
CREATE INDEX `journal_kind` ON `journal` (`kind`,`at`);--> statement-breakpoint
CREATE TABLE `rooms` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`grid` integer,
	`bound_by` integer,
	`bound_at` integer NOT NULL,
	`unbound_at` integer,
	FOREIGN KEY (`bound_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "rooms_kind_is" CHECK("rooms"."kind" in ('grid', 'market', 'staff')),
	CONSTRAINT "rooms_grid_is" CHECK(("rooms"."kind" = 'grid') = ("rooms"."grid" is not null))
);
--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `summaries` (
	`day` text NOT NULL,
	`room` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`day`, `room`),
	FOREIGN KEY (`room`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `due_jobs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`order_id` integer,
	`person_id` integer,
	`cause` text,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "due_jobs_kind_is" CHECK("due_jobs"."kind" in ('announce', 'pieces-end', 'ask-missing', 'tell-losers', 'ladder-again', 'ladder-call', 'ladder-hourly', 'standby-time-out', 'hand-over-time-out', 'no-show-time-out', 'counter-offer-time-out', 'remind-worker', 'ask-done', 'agreed-time', 'expire', 'confirm', 'summary', 'room-notice', 'retention'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `due_jobs_one` ON `due_jobs` (`kind`,(case when order_id is null then 0 else order_id end),(case when person_id is null then 0 else person_id end));--> statement-breakpoint
CREATE INDEX `due_jobs_at` ON `due_jobs` (`at`);--> statement-breakpoint
CREATE INDEX `due_jobs_order` ON `due_jobs` (`order_id`);--> statement-breakpoint
CREATE INDEX `due_jobs_person` ON `due_jobs` (`person_id`);--> statement-breakpoint
CREATE TABLE `inbox` (
	`message` text PRIMARY KEY NOT NULL,
	`sent_at` integer NOT NULL,
	`arrived_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`room` text,
	`person_id` integer,
	`target` text GENERATED ALWAYS AS (case when room is not null then 'room:' || room else 'person:' || person_id end) STORED NOT NULL,
	`kind` text NOT NULL,
	`text` text,
	`mentions` text NOT NULL,
	`attachment` text,
	`order_id` integer,
	`cause` text,
	`urgent` integer NOT NULL,
	`created_at` integer NOT NULL,
	`state` text NOT NULL,
	`state_at` integer NOT NULL,
	`attempts` integer NOT NULL,
	`not_before` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "outbox_target_is" CHECK(("outbox"."room" is null) = ("outbox"."person_id" is not null)),
	CONSTRAINT "outbox_kind_is" CHECK("outbox"."kind" in ('announcement', 'correction', 'receipt', 'winner', 'losers', 'answer', 'question', 'refusal', 'details', 'reminder', 'ladder', 'summary', 'notice', 'staff', 'file')),
	CONSTRAINT "outbox_state_is" CHECK("outbox"."state" in ('waiting', 'sending', 'sent', 'unsure', 'refused')),
	CONSTRAINT "outbox_content_is" CHECK("outbox"."text" is null or "outbox"."attachment" is null),
	CONSTRAINT "outbox_urgent_is" CHECK("outbox"."urgent" in (0, 1))
);
--> statement-breakpoint
CREATE INDEX `outbox_state` ON `outbox` (`state`,`state_at`);--> statement-breakpoint
CREATE INDEX `outbox_order` ON `outbox` (`order_id`);--> statement-breakpoint
CREATE TABLE `questions` (
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
	CONSTRAINT "questions_kind_is" CHECK("questions"."kind" in ('want-worker', 'which-claim', 'which-order', 'duplicate', 'missing-fields', 'hand-over', 'standby-call', 'counter-offer', 'no-show')),
	CONSTRAINT "questions_data_is_json" CHECK(json_valid("questions"."data")),
	CONSTRAINT "questions_answer_is" CHECK("questions"."answer" in ('yes', 'no', 'lapsed')),
	CONSTRAINT "questions_answered_is" CHECK(("questions"."answer" is null) = ("questions"."answered_at" is null)),
	CONSTRAINT "questions_text_is_dropped" CHECK("questions"."answer" is null or "questions"."text" is null)
);
--> statement-breakpoint
CREATE INDEX `questions_open` ON `questions` (`person_id`,`until`) WHERE answer is null;--> statement-breakpoint
CREATE INDEX `questions_about` ON `questions` (`order_id`,`until`);--> statement-breakpoint
CREATE INDEX `questions_with_text` ON `questions` (`until`) WHERE text is not null;--> statement-breakpoint
CREATE INDEX `questions_room` ON `questions` (`room`,`kind`,`asked_at`);--> statement-breakpoint
CREATE INDEX `questions_person` ON `questions` (`person_id`,`kind`,`asked_at`);