/** The setting that holds when the last good backup was made (UtcMs, as text). */
export const BACKUP_AT = 'backup_at';
/** The setting that holds what is wrong with the backups, or with the database: a code of the store's errors; '' when nothing is. */
export const BACKUP_FAULT = 'backup_fault';
