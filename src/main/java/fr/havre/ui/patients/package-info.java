/**
 * Finding a patient among all, entering one, correcting one, and making an identity certain.
 *
 * <p>What stands in a patient's chart is another screen's. Works over {@link fr.havre.patients.Patients} only.
 * <p>Threads: views and view models on the FX thread; the register is read, sorted, searched and compared elsewhere.
 */
package fr.havre.ui.patients;
