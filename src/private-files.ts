/**
 * Whatever this process writes (database, exports, caches of packages) is for the account that runs it alone: files 600,
 * folders 700. Before anything is written.
 */
process.umask(0o077);
