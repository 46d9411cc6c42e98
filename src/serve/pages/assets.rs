//! Style, script and icon, kept in the program and named by their content, so that a browser may keep them for good.

use std::sync::LazyLock;

/// A file the pages name.
pub(super) struct Asset {
    /// Its name without what tells its content.
    name: &'static str,
    /// The address pages name it by.
    link: String,
    pub(super) media_type: &'static str,
    pub(super) content: &'static [u8],
}

/// The parts of the script in the order they run; each is a function of its own and knows of no other.
const SCRIPT: &str = concat!(
    include_str!("assets/keep.js"),
    include_str!("assets/keys.js"),
    include_str!("assets/hints.js"),
    include_str!("assets/brush.js"),
    include_str!("assets/note.js"),
);

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    let asset = |name: &'static str, media_type, content: &'static [u8]| {
        let link = format!("/assets/{name}?{:08x}", crc32fast::hash(content));
        Asset { name, link, media_type, content }
    };
    vec![
        asset("page.css", "text/css; charset=utf-8", include_bytes!("assets/page.css")),
        asset("page.js", "text/javascript; charset=utf-8", SCRIPT.as_bytes()),
        asset("icon.svg", "image/svg+xml", include_bytes!("assets/icon.svg")),
    ]
});

/// Returns the address of a file; empty when there is none.
pub(super) fn link(name: &str) -> &'static str {
    find(name).map_or("", |asset| asset.link.as_str())
}

/// Returns a file by its name.
pub(super) fn find(name: &str) -> Option<&'static Asset> {
    ASSETS.iter().find(|asset| asset.name == name)
}
