package io.yujian.platform.catalog.entry;

import io.yujian.platform.catalog.CatalogContributor;
import io.yujian.platform.catalog.CatalogEntry;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.Allowed;
import java.util.Comparator;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves what can be drawn, with the schemas that the generic form is made of. */
@RestController
@RequestMapping("/api/v1/catalog")
@ConditionalOnRole(Role.ADMIN)
class CatalogController {
    private final List<CatalogContributor> contributors;

    CatalogController(List<CatalogContributor> contributors) {
        this.contributors = contributors;
    }

    /** Sorted by kind, group and type, so that two versions can be compared line by line. */
    @GetMapping
    @Allowed("catalog:read")
    Catalog readCatalog() {
        return new Catalog(contributors.stream()
                .flatMap(contributor -> contributor.entries().stream())
                .sorted(Comparator.comparing(CatalogEntry::kind)
                        .thenComparing(CatalogEntry::group)
                        .thenComparing(CatalogEntry::type))
                .toList());
    }

    /** All that can be drawn. */
    record Catalog(List<CatalogEntry> items) {}
}
