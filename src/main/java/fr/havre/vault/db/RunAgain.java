package fr.havre.vault.db;

/**
 * Thrown inside a transaction by who has put right what stood in its way: it is rolled back and its work runs once more.
 * Thrown a second time it comes out as its cause.
 */
public final class RunAgain extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RuntimeException failure;

    public RunAgain(RuntimeException failure) {
        super(failure);
        this.failure = failure;
    }

    RuntimeException failure() {
        return failure;
    }
}
