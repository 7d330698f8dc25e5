package fr.havre.directory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A professional as the directory describes them.
 *
 * @param rpps 11 digits
 * @param title such as Dr; may be empty
 * @param profession its French label
 * @param specialties French labels, the most exact first
 * @param own mailboxes that belong to no place
 */
public record Professional(String rpps, String title, String family, String given, String profession,
        List<String> specialties, List<Place> places, List<SecureAddress> own) implements Entry {
    public Professional {
        if (!rpps.matches("\\d{11}")) throw new IllegalArgumentException("RPPS shape");
        specialties = List.copyOf(specialties);
        places = List.copyOf(places);
        own = List.copyOf(own);
    }

    @Override public String key() {
        return "professional:" + rpps;
    }

    @Override public String name() {
        return Stream.of(title, given, family).filter(each -> !each.isBlank()).collect(Collectors.joining(" "));
    }

    @Override public String what() {
        return specialties.isEmpty() ? profession : specialties.getFirst();
    }

    @Override public String place() {
        return places.isEmpty() ? "" : places.getFirst().shortly();
    }

    @Override public String placeOf(SecureAddress address) {
        return places.stream().filter(each -> each.addresses().contains(address)).findFirst().map(Place::shortly)
                .orElseGet(this::place);
    }

    @Override public List<SecureAddress> addresses() {
        Map<String, SecureAddress> all = new LinkedHashMap<>();
        for (SecureAddress each : own) all.putIfAbsent(each.key(), each);
        for (Place place : places) for (SecureAddress each : place.addresses()) all.putIfAbsent(each.key(), each);
        return List.copyOf(all.values());
    }

    @Override public List<String> words() {
        List<String> words = new ArrayList<>(List.of(family, given, rpps, profession));
        words.addAll(specialties);
        for (Place each : places) words.addAll(List.of(each.name(), each.city(), each.postalCode(), each.structure()));
        addresses().forEach(each -> words.add(each.address()));
        return words;
    }

    @Override public String toString() {
        return "Professional[…]";
    }
}
