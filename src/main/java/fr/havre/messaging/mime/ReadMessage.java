package fr.havre.messaging.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.eclipse.angus.mail.util.LineInputStream;

/**
 * The library's message. Its headers are read as the library reads them, but for one thing: for each message that searches
 * the class path for who could read lines, which takes longer than all the rest of a head.
 */
final class ReadMessage extends MimeMessage {
    private static final Session SESSION = Session.getInstance(new Properties());

    ReadMessage(InputStream in) throws MessagingException {
        super(SESSION, in);
    }

    @Override protected InternetHeaders createInternetHeaders(InputStream in) throws MessagingException {
        InternetHeaders headers = new InternetHeaders();
        // not closed: the body follows
        @SuppressWarnings("resource") LineInputStream lines = new LineInputStream(in, false);
        StringBuilder header = new StringBuilder();
        try {
            for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
                boolean goesOn = line.startsWith(" ") || line.startsWith("\t");
                if (!goesOn) {
                    add(headers, header);
                    header.append(line);
                } else if (header.isEmpty()) {
                    header.append(line.strip());
                } else {
                    header.append("\r\n").append(line);
                }
            }
        } catch (IOException e) {
            throw new MessagingException("headers", e);
        }
        add(headers, header);
        return headers;
    }

    private static void add(InternetHeaders headers, StringBuilder header) {
        if (!header.isEmpty()) headers.addHeaderLine(header.toString());
        header.setLength(0);
    }
}
