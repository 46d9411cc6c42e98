//! demarche: ranked, cited passages that answer a question, from a folder of saved articles.
pub mod model;
