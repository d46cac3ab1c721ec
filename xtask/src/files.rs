//! Reading, writing and listing files with errors that name the file.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Context, Result};

pub fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).context(|| format!("reading {}", path.display()))
}

pub fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).context(|| format!("reading {}", path.display()))
}

/// Writes a file and the folders above it.
pub fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    if let Some(folder) = path.parent() {
        create(folder)?;
    }
    fs::write(path, content).context(|| format!("writing {}", path.display()))
}

pub fn create(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).context(|| format!("creating {}", folder.display()))
}

/// Removes a folder and what is in it; a folder that is not there is no error.
pub fn remove_folder(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).context(|| format!("removing {}", folder.display()))?;
    }
    Ok(())
}

/// Removes a file.
pub fn remove(path: &Path) -> Result<()> {
    fs::remove_file(path).context(|| format!("removing {}", path.display()))
}

/// All files under a folder in sorted order; hidden files and `node_modules` are left out. A missing folder has none.
pub fn walk(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if folder.is_dir() {
        collect(folder, &mut found)?;
    }
    found.sort();
    Ok(found)
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    let entries = fs::read_dir(folder).context(|| format!("listing {}", folder.display()))?;
    for entry in entries {
        let path = entry.context(|| format!("listing {}", folder.display()))?.path();
        let name = name(&path);
        if name.starts_with('.') || name == "node_modules" {
            continue;
        }
        if path.is_dir() {
            collect(&path, found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}

/// The files of a listing that end in `.extension`.
pub fn with_extension(files: Vec<PathBuf>, extension: &str) -> Vec<PathBuf> {
    files.into_iter().filter(|path| path.extension().is_some_and(|found| found == extension)).collect()
}

/// `path` below `folder` with forward slashes, as it stands in a URL and in a manifest.
pub fn relative(folder: &Path, path: &Path) -> String {
    path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

/// The last part of a path.
pub fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
