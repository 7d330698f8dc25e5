/**
 * Results to look at: the list, the abnormal first, with the report beside it; one key says it is seen and goes to the
 * next. Who is away and who covers.
 */
package fr.havre.ui.review;
