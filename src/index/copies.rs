//! Which articles print the same story, as a commit left it.

use std::collections::BTreeMap;

use super::seal::{opened, sealed};
use crate::model::ArticleId;

/// Stands where the key of an article does: the groups belong to none.
const KEY: u64 = 0;

/// Groups of articles that print the same story. Articles that nobody copied are not in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Copies {
    stories: Vec<Vec<ArticleId>>,
    /// The group of each article.
    story_of: BTreeMap<ArticleId, usize>,
}

impl Copies {
    /// Takes the groups.
    pub(super) fn new(stories: Vec<Vec<ArticleId>>) -> Self {
        let numbered = stories.iter().enumerate();
        let story_of = numbered.flat_map(|(story, members)| members.iter().map(move |id| (*id, story))).collect();
        Self { stories, story_of }
    }

    /// Reads the groups from the bytes of a file, or says why they are none.
    pub(super) fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        opened(KEY, bytes).map(Self::new)
    }

    /// Returns the groups as the bytes of a file.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        sealed(KEY, &self.stories)
    }

    /// Returns the number of the story an article shares with others; `None` when it stands alone.
    pub fn story_of(&self, article: ArticleId) -> Option<usize> {
        self.story_of.get(&article).copied()
    }

    /// Returns the articles that print the same story as one does, itself among them; none when it stands alone.
    pub fn with(&self, article: ArticleId) -> &[ArticleId] {
        self.story_of(article).map_or(&[], |story| &self.stories[story])
    }

    /// Returns how many stories stand in more than one article.
    pub fn stories(&self) -> usize {
        self.stories.len()
    }

    /// Returns how many articles these are.
    pub fn articles(&self) -> usize {
        self.story_of.len()
    }
}
