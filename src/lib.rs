//! demarche: ranked, cited passages that answer a question, from a folder of saved articles.
pub mod annotate;
pub mod model;
pub mod text;
