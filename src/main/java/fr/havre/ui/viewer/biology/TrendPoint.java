package fr.havre.ui.viewer.biology;

import fr.havre.documents.DocumentId;
import fr.havre.documents.cda.CodedResult;
import fr.havre.patients.PartialDate;
import java.math.BigDecimal;

/**
 * One measured value.
 *
 * @param source the report it stands in
 * @param sourceName that report in words
 */
public record TrendPoint(PartialDate when, BigDecimal number, CodedResult result, DocumentId source, String sourceName) {
    /** Days since 1970, with the time of day where it is known: only for placing points. */
    double day() {
        String iso = when.iso();
        int time = iso.indexOf('T');
        double part = 0.5;
        if (when.hasTime() && iso.length() >= time + 6) {
            part = (Integer.parseInt(iso.substring(time + 1, time + 3)) * 60
                    + Integer.parseInt(iso.substring(time + 4, time + 6))) / 1440.0;
        }
        return when.firstDay().toEpochDay() + part;
    }

    /** A patient's value: nothing is shown. */
    @Override public String toString() {
        return "TrendPoint[" + source + "]";
    }
}
