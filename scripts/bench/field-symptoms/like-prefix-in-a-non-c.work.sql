-- name: below-folder
select path, fileid from filecache where storage = 1 and path like 'files/p81/%';
-- name: by-hash
select fileid from filecache where storage = 1 and path_hash = 'c4ca4238a0b923820dcc509a6f75849b';
