/**
 * The front desk's own first page: today's appointments, coming admissions with what is missing, papers to file, and how
 * much waits for a professional; numbers only of what it may not see. For every session without the clinical key.
 *
 * <p>Depends on: admissions, agenda, documents, sync. Used by: the workplace. Threads: views and models on the FX thread,
 * reading off it.
 */
package fr.havre.ui.frontdesk;
