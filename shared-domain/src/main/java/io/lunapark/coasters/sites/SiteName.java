package io.lunapark.coasters.sites;

/** The name of a computer of the park: {@code centre}, or that of a site such as {@code north}. */
public record SiteName(String text) {

    public static final String PATTERN = "[a-z][a-z0-9-]{0,30}[a-z0-9]";

    public static final SiteName CENTRE = new SiteName("centre");

    public SiteName {
        if (!text.matches(PATTERN)) {
            throw new IllegalArgumentException("not the name of a site: " + text);
        }
    }

    public boolean isCentre() {
        return equals(CENTRE);
    }

    @Override
    public String toString() {
        return text;
    }
}
