/**
 * Every sentence a person reads, in French and in English: refusals and failures, names of states, the command line.
 *
 * <p>Holds words only, no toolkit and no rules, so that window and commands say the same. The texts are the resource
 * bundles {@code errors}, {@code labels} and {@code commands} beside this package; French is the root.
 * <p>Depends on: the packages whose codes it names. Used by: ui, cli.
 * <p>Threads: values only.
 */
package fr.havre.ui.words;
