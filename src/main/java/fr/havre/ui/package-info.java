/**
 * What people look at: one window over the services.
 *
 * <p>A screen is a view (JavaFX nodes, bindings, nothing else) over a view model (state and actions, no toolkit types
 * but properties and observable lists). Views are written in code, not FXML: each label is bound to
 * {@link fr.havre.ui.LiveWords}, so that the language changes while the window is open, and the compiler sees every name.
 * <p>Depends on: every package below but sandbox. Used by: fr.havre.
 * <p>Threads: views and view models live on the FX thread; services are called through {@link fr.havre.ui.Background} only.
 */
package fr.havre.ui;
