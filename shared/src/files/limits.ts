/** A year of monthly downloads of two kinds. */
export const FILES_MAX = 24;
/** One file as it is sent, compressed or not. */
export const FILE_BYTES_MAX = 50 * 1024 * 1024;
export const FILE_NAME_MAX = 120;
