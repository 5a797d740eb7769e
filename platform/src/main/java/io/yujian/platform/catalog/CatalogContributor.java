package io.yujian.platform.catalog;

import java.util.List;

/** A module's share of the catalog; one bean per kind. */
public interface CatalogContributor {
    /** Called per request; the same on every node of a version. */
    List<CatalogEntry> entries();
}
