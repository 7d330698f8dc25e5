/**
 * The day in one look: what arrived, what must be sent and is not, what is blocked and why, what nobody has filed, how
 * old the last look at the record is; and the same in numbers at the foot of the window.
 */
package fr.havre.ui.home;
