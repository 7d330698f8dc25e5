/**
 * The main job, played step by step on a vault, patients and a national record of its own.
 *
 * <p>Writes nothing readable: the sample files stay in memory, and the last step looks for their words on the disk.
 * <p>Depends on: everything. Used by: cli.
 * <p>Threads: one, but for the workers' own.
 */
package fr.havre.cli.demo;
