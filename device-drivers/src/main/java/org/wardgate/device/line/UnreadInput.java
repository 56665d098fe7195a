package org.wardgate.device.line;

/**
 * Bytes that arrived and that nobody reads; a user event of a serial channel's pipeline. Fired when bytes have waited for a
 * second, and once more, with none waiting, when all have been read or after some were dropped.
 *
 * @param waitingBytes how many wait.
 * @param droppedBytes how many have been dropped since the connection opened.
 */
record UnreadInput(int waitingBytes, long droppedBytes) {}
