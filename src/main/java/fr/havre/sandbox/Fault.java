package fr.havre.sandbox;

import java.time.Duration;

/** One way in which an answer goes wrong. */
public sealed interface Fault {

    /** The record does nothing and answers an error: 503 or 429 (with Retry-After, unless null), 409, 401, any other. */
    record Status(int status, Duration retryAfter) implements Fault { }

    /** The request is carried out; the connection is closed after this many bytes of the answer, headers included. */
    record Cut(long bytes) implements Fault { }

    /** The request is carried out; the connection is closed without a byte of answer. */
    record LostAnswer() implements Fault { }

    /** The connection is closed before the record sees the request. */
    record LostRequest() implements Fault { }
}
