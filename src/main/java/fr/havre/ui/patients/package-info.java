/** Finding a patient as one types. */
package fr.havre.ui.patients;
