"""What Notify's website needs beside the API: files, pictures of letters, and checks of files."""
